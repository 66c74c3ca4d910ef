/** The package brings no types; these are the two makers that we use. */
declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  type Counted = {
    /** How many rows went through; known at the end. */
    readonly rowCount: number;
  };

  /** `copy … from stdin`. Emits "finish" when the rows are stored and the connection is free again. */
  export function from(sql: string): Writable & Submittable & Counted;
  /** `copy … to stdout`. */
  export function to(sql: string): Readable & Submittable & Counted;
}
