/** Units of time and size. Times are seconds and sizes are bytes, unless a name says otherwise. */
export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds. */
export const SECOND_IN_MS = 1_000;

export const KIB = 1_024;
export const MIB = 1_024 * KIB;
