/** CHROMIUM_PATH goes first; null where there is none. */
export declare function findChromium(): string | null
