/** What is said while a model has not yet written its first word. */
export const readingWords = 'Reading your question';
