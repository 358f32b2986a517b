import type { MoveRequest } from './adapters.ts';
import { type ClusterSpec, findHost } from './cluster.ts';
import { LabError } from './errors.ts';

/**
 * A migration between two hosts of a cluster, with every address that its tool may ask for.
 * @throws LabError `bad-input` where one has no address on the fabric, `not-found` for a host that is not there
 */
export function moveRequest(
  cluster: ClusterSpec,
  vm: string,
  from: string,
  to: string,
  fabric: string,
): MoveRequest {
  const end = (name: string) => {
    const { address, fabrics } = findHost(cluster, name);
    const fabricAddress = fabrics[fabric]?.address;
    if (!fabricAddress) throw new LabError('bad-input', `${name} has no address on fabric ${fabric}.`);
    return { host: name, address, fabricAddress };
  };
  return { vm, source: end(from), destination: end(to) };
}
