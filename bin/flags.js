/**
 * How Node runs the program: `node24.js` for people, and whoever measures or tests it beside that. `--no-minor-gc-task` lets short-lived
 * objects be collected when their space is full, not at four fifths of it. `--expose-gc` lets the program give back what only its start
 * needed (`main.ts`).
 */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning', '--no-minor-gc-task', '--expose-gc'];

/**
 * What glibc does with memory that is free again (mallopt(3); other allocators do not read it): it is given back from a megabyte on, and
 * the limit does not rise by itself. Otherwise some ten megabytes of the start are kept for good.
 */
export const ALLOCATOR = { MALLOC_TRIM_THRESHOLD_: '1048576' };
