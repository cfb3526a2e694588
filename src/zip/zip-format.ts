// The parts of a ZIP archive that both sides need (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4).

export const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
/** Without the name and what follows it. */
export const headerBytes = { local: 30, central: 46, end: 22 } as const;
export const methods = { stored: 0, deflated: 8 } as const;
/** Bit 0: encrypted; bit 11: names are UTF-8. */
export const flags = { encrypted: 1, utf8: 0x0800 } as const;
/** What the fields of 16 and 32 bits hold; more would need ZIP64. */
export const most = { files: 0xffff - 1, bytes: 0xffffffff - 1, comment: 0xffff } as const;
