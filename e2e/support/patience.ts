/**
 * How long the real model may take to load or to answer, in milliseconds: a slow machine without a GPU reads two tokens
 * a second. Far more than it needs, for what these journeys are about is what comes, not when.
 */
export const patienceMs = 300_000;
