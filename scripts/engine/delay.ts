import net from 'node:net';

/** A port that hands on to another one and makes a round trip so much longer, half of it each way. */
export async function delayed(
  target: number,
  roundTripMs: number,
): Promise<{ readonly port: number; close(): void }> {
  const sockets = new Set<net.Socket>();
  const hand = (from: net.Socket, to: net.Socket) => {
    sockets.add(from);
    from.setNoDelay(true);
    const later = (work: () => void) => (roundTripMs > 0 ? setTimeout(work, roundTripMs / 2) : work());
    from.on('data', (part) => later(() => to.write(part)));
    from.on('end', () => later(() => to.end()));
    from.on('error', () => to.destroy());
  };
  const server = net.createServer((socket) => {
    const there = net.connect(target, '127.0.0.1');
    hand(socket, there);
    hand(there, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('the delaying proxy has no port');
  return {
    port: address.port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
