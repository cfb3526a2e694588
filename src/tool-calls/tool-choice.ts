/** Which tools may or must be called. */
export type ToolChoice = 'none' | 'auto' | 'required' | { name: string };
