/** Characters looked at on each side of the array at the cursor. */
export const WINDOW_CHARACTERS = 200_000;

/** Nested expressions beyond this depth are skipped unread. */
export const MAX_EXPRESSION_DEPTH = 60;

/** Expressions resolved for one reading: variables may lead to variables. */
export const MAX_RESOLUTIONS = 5_000;

/** Calls of known losses tried for one reading. */
export const MAX_LOSS_CALLS = 300;

/** Numbers that operations of the text are applied to. */
export const MAX_COMPUTED_ELEMENTS = 5_000_000;
