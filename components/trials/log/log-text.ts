/** Of a longer line the rest is left out on screen; a download has it. */
const MOST_SHOWN_BYTES = 4096;
const LINE_FEED = 10;

/**
 * A log as its bytes and the place where each line begins: a million lines as strings would take ten times the memory.
 * Lines count from 0; what was not written to its end is the last one.
 */
export class LogText {
  readonly #blocks: Uint8Array<ArrayBuffer>[] = [];
  /** Place of each block's first byte. */
  readonly #places: number[] = [];
  #starts = new Uint32Array(1024);
  #begun = 1;
  #bytes = 0;
  readonly #decoder = new TextDecoder();

  get bytes(): number {
    return this.#bytes;
  }

  get lines(): number {
    return this.#starts[this.#begun - 1] === this.#bytes ? this.#begun - 1 : this.#begun;
  }

  /** Lines that were written to their end. */
  get ended(): number {
    return this.#begun - 1;
  }

  append(block: Uint8Array<ArrayBuffer>): void {
    if (block.length === 0) return;
    for (let at = block.indexOf(LINE_FEED); at >= 0; at = block.indexOf(LINE_FEED, at + 1)) {
      if (this.#begun === this.#starts.length) this.#grow();
      this.#starts[this.#begun++] = this.#bytes + at + 1;
    }
    this.#places.push(this.#bytes);
    this.#blocks.push(block);
    this.#bytes += block.length;
  }

  /** A line without its end, at most 4 KiB of it. */
  line(index: number): string {
    const [from, to] = [this.#start(index), this.#start(index + 1)];
    const shown = Math.min(to, from + MOST_SHOWN_BYTES);
    const text = this.#decoder.decode(this.#slice(from, shown)).replace(/\r?\n$/, '');
    return shown < to ? `${text} …` : text;
  }

  /** Lines from one to before another as one text. */
  text(from: number, to: number): string {
    return this.#decoder.decode(this.#slice(this.#start(from), this.#start(to)));
  }

  /** Everything, byte for byte. */
  file(): Blob {
    return new Blob(this.#blocks, { type: 'text/plain' });
  }

  #start(line: number): number {
    return line < this.#begun ? (this.#starts[line] ?? this.#bytes) : this.#bytes;
  }

  #slice(from: number, to: number): Uint8Array {
    const part = new Uint8Array(Math.max(0, to - from));
    for (let i = this.#blockOf(from); i < this.#blocks.length; i++) {
      const [block, place] = [this.#blocks[i], this.#places[i]];
      if (!block || place === undefined || place >= to) break;
      const begin = Math.max(from - place, 0);
      part.set(block.subarray(begin, Math.min(block.length, to - place)), place + begin - from);
    }
    return part;
  }

  /** The last block that begins at or before a byte. */
  #blockOf(byte: number): number {
    let [low, high] = [0, this.#places.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#places[middle] ?? 0) <= byte) low = middle;
      else high = middle - 1;
    }
    return Math.max(low, 0);
  }

  #grow(): void {
    const larger = new Uint32Array(this.#starts.length * 2);
    larger.set(this.#starts);
    this.#starts = larger;
  }
}
