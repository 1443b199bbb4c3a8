/** How one kind of comment or string goes on and ends. */
export interface RegionRule {
  readonly kind: 'comment' | 'string';
  /** What closes it; without it the end of the line does. */
  readonly close?: string;
  /** A backslash protects the character behind it. */
  readonly escapes?: boolean;
  /** It ends with its line, closed or not. */
  readonly isOneLine?: boolean;
  /** A line below that begins with this belongs to it too. */
  readonly continuedBy?: string;
  /** `${` interrupts it: code follows up to its `}`. */
  readonly isTemplate?: boolean;
}

/** A comment or string that opens, whose end is to be looked for. */
export interface OpenRegion {
  readonly rule: RegionRule;
  /** The first character behind what opens it. */
  readonly innerStart: number;
}

/** A stretch that is no code and holds nothing to read: a blank to pass over, a regular expression. */
export interface PassedRegion {
  readonly kind: 'blank' | 'string';
  /** The first character after it. */
  readonly end: number;
  readonly rule?: undefined;
}

export type Region = OpenRegion | PassedRegion;

/** A number written as a call: `float('inf')`, `np.float64(0.5)`. */
export interface ScalarCall {
  readonly value: number;
  /** The first character after the call. */
  readonly end: number;
  readonly numberStart: number;
  readonly numberEnd: number;
}

/** How numbers are written. */
export interface NumberForms {
  /** Digits may be grouped by `_`. */
  readonly digitSeparator: boolean;
  /** `0x1F`, `0o17`, `0b101`. */
  readonly radixPrefixes: boolean;
  /** C's `0x1.8p3`. */
  readonly hexadecimalFloats?: boolean;
  /** U+2212 is a minus. */
  readonly unicodeMinus: boolean;
  /** Character that groups digits, where it is not `_`. */
  readonly separator?: number;
  /** A whole number that begins with 0 is octal. */
  readonly leadingZeroOctal?: boolean;
  /** Further letter that begins a power of ten: Julia's `1f-3`. */
  readonly exponentLetter?: number;
}

/** What differs between languages. The scanner asks these questions and knows no language itself. */
export interface Syntax {
  readonly numbers: NumberForms;
  /** The number that a (dotted) name stands for, or undefined. */
  namedNumber(name: string): number | undefined;
  /** The number that a name right behind a dot stands for: `.inf`. */
  dottedNumber?(name: string): number | undefined;
  /** The call that starts with the name at `start`, whose parenthesis would open at `open`. */
  scalarCall?(text: string, start: number, open: number, limit: number): ScalarCall | undefined;
  /** What parentheses after no operand hold: a tuple, one grouped expression, or nothing we know. */
  readonly parentheses: 'tuple' | 'group' | 'none';
  /** Whether braces nest, and may be followed by a subscript. */
  readonly braces: 'block' | 'operand' | 'none' | 'array';
  /** Whether a bracket may hold an array (default), or is a subscript or a type wherever it stands. */
  readonly brackets?: 'array' | 'other';
  /** Letters that a number may end with, such as `f`, as a sticky expression. */
  readonly suffix?: RegExp;
  /** Whether the parenthesis at `open` holds the elements of an array: R's `c(…)`. */
  isArrayCall?(text: string, open: number): boolean;
  /** Where an element begins that a type or name leads to (`vec![…]`, `new int[] {…}`, R's `a = 1`), or −1. */
  elementStart?(text: string, at: number, limit: number): number;
  /** Arrays within arrays are joined to one axis: R's `c(c(1, 2), 3)`. */
  readonly isFlat?: boolean;
  /** `!` after an operand leaves it one. */
  readonly postfixExclamation?: boolean;
  /** Names with a bracket right behind that give the type of an array: Julia's `Float32[1, 2]`. */
  isElementType?(name: string): boolean;
  /** Semicolons, and lines, end the rows of a matrix. */
  readonly rows?: 'matlab' | 'julia';
  /** Blanks alone may separate elements (`[1. 2.]`). */
  readonly blanksSeparate: boolean;
  /** `...` stands for elements left out. */
  readonly ellipsis: boolean;
  /**
   * When a bracket is a subscript or a call: after an operand, over blanks (`code`); after a word without a
   * blank between (`printed`); never (`none`).
   */
  readonly operands: 'code' | 'printed' | 'none';
  /** Names after which a bracket is no subscript and no call. */
  readonly keywords: ReadonlySet<string>;
  /** Names whose parentheses are no operand: `if (…) [1, 2]`. */
  readonly controlKeywords: ReadonlySet<string>;
  /** What begins a comment that ends with its line. */
  readonly lineComment?: string;
  readonly newline: 'blank' | 'ends-statement' | 'ends-document';
  /** The comment, string or blank that starts at `at`, if one does. */
  region(text: string, at: number, limit: number, afterOperand: boolean): Region | undefined;
  /** The rule of template strings, where the language has them. */
  readonly template?: RegionRule;
  /** Functions as they appear in a printed value (`tensor([nan, ..., 1.])`), pasted into code without a module. */
  readonly printingCalls?: ReadonlySet<string>;
  /** The number that a name stands for in such a print. */
  namedInPrint?(name: string): number | undefined;
  /** Where prints without brackets are looked for: in all lines, or only in comments that hold output. */
  readonly blocks?: 'text' | 'output-comments' | 'sequences' | 'diff';
  /** Lines begin with `-`, `+` or a blank that is no part of them. */
  readonly isDiff?: boolean;
  /** The text is a table of cells, CSV or TSV. */
  readonly isDelimited?: boolean;
  /** A place in `from` … `last` where surely no string or comment is open, so that reading can begin there; or −1. */
  resumeAt?(text: string, from: number, last: number): number;
  /** Whether the bracket at `at` belongs to a type annotation rather than to a value. */
  isTypePosition?(text: string, at: number): boolean;
}
