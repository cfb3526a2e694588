/** Reasons may quote what a file says: it must neither fill the page nor hide anything. */
export const quote = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200);
