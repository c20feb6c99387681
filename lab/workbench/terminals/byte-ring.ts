const FIRST_SIZE = 8 * 1024;

/** The most recent bytes of a stream, by their position in it. Grows as it fills, up to its capacity. */
export class ByteRing {
  readonly #capacity: number;
  #buffer: Buffer;
  #end: number;
  #length = 0;

  constructor(capacity: number, start: number) {
    this.#capacity = capacity;
    this.#buffer = Buffer.alloc(Math.min(FIRST_SIZE, capacity));
    this.#end = start;
  }

  /** The position after the last byte. */
  get end(): number {
    return this.#end;
  }

  /** The position of the oldest byte that is still held. */
  get start(): number {
    return this.#end - this.#length;
  }

  append(bytes: Uint8Array): void {
    const kept = bytes.subarray(Math.max(0, bytes.length - this.#capacity));
    this.#grow(this.#length + kept.length);
    const size = this.#buffer.length;
    const at = (this.#end + bytes.length - kept.length) % size;
    const first = kept.subarray(0, size - at);
    this.#buffer.set(first, at);
    this.#buffer.set(kept.subarray(first.length), 0);
    this.#end += bytes.length;
    this.#length = Math.min(this.#length + bytes.length, size);
  }

  /** A copy of everything since the position, or undefined when some of it is gone or it is yet to come. */
  since(position: number): Buffer | undefined {
    if (!Number.isSafeInteger(position) || position < this.start || position > this.#end) return undefined;
    const size = this.#buffer.length;
    const length = this.#end - position;
    const at = position % size;
    const result = Buffer.allocUnsafe(length);
    const first = this.#buffer.copy(result, 0, at, Math.min(size, at + length));
    this.#buffer.copy(result, first, 0, length - first);
    return result;
  }

  #grow(needed: number): void {
    if (needed <= this.#buffer.length || this.#buffer.length === this.#capacity) return;
    const held = this.since(this.start) ?? Buffer.alloc(0);
    let size = this.#buffer.length;
    while (size < needed && size < this.#capacity) size = Math.min(size * 2, this.#capacity);
    this.#buffer = Buffer.alloc(size);
    const end = this.#end;
    this.#end -= held.length;
    this.#length = 0;
    this.append(held);
    this.#end = end;
  }
}
