/** Every slide is laid out on a stage of this size, and scaled as a whole. */
export const STAGE = { width: 1280, height: 720 } as const;

/** Where the terminal lies on the stage: the same on every slide that has one, so that its size never changes. */
export const TERMINAL_AREA = { left: 40, top: 246, width: 1200, height: 440 } as const;

/** The terminal's type on the stage: the last row of a room can read it. */
export const TERMINAL_TYPE = { size: 22, lineHeight: 1.08 } as const;

/** Cells of code across the stage, and across half of it. */
export const CODE_COLUMNS = 103;
export const SIDE_COLUMNS = 48;
