/**
 * How Node runs the program: `node24.js` for people, and whoever measures or tests it beside that. Under load, the objects of the
 * messages that are under way shall fit into the space of the short-lived ones several times over: else they are copied until they are
 * taken for long-lived. `--expose-gc` lets the program give back what only its start needed (`main.ts`).
 */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=32', '--expose-gc'];

/**
 * What glibc does with memory that is free again (mallopt(3); other allocators do not read it): it is given back from a megabyte on, and
 * the limit does not rise by itself. Otherwise some ten megabytes of the start are kept for good.
 */
export const ALLOCATOR = { MALLOC_TRIM_THRESHOLD_: '1048576' };
