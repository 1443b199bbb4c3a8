/** Characters looked at on each side of the array at the cursor. */
export const WINDOW_CHARACTERS = 60_000;

/** The same in a log or in prose, where every number may carry a name and a record is near. */
export const PROSE_WINDOW_CHARACTERS = 20_000;

/** The same where no array stands at the cursor and an object may hold the numbers. */
export const STRUCTURE_WINDOW_CHARACTERS = 8_000;

/** Nested expressions beyond this depth are skipped unread. */
export const MAX_EXPRESSION_DEPTH = 60;

/** Expressions resolved for one reading: variables may lead to variables. */
export const MAX_RESOLUTIONS = 5_000;

/** Calls of known losses tried for one reading. */
export const MAX_LOSS_CALLS = 300;

/** Numbers that operations of the text are applied to. */
export const MAX_COMPUTED_ELEMENTS = 5_000_000;

/** From this length on an array is not scanned a second time with the text around it. */
export const LARGE_ARRAY_CHARACTERS = 20_000;

/** Bindings of one name looked at before and after a place. */
export const MAX_BINDINGS_NEAR = 100;

/** Scopes looked through outwards. */
export const MAX_SCOPE_DEPTH = 50;

/** Tokens looked through for the body of a function or class in braces. */
export const MAX_HEADER_TOKENS = 200;
