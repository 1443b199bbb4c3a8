/**
 * The parts of mathjs in use, for numbers only: its parser, its derivative and its simplification. Nothing is evaluated
 * by it: `compileFormula` does that for the few operators and functions that a formula may hold, so that what mathjs
 * could be talked into (import, config, createUnit, nested parse and evaluate) is out of reach.
 */
import {
  create,
  derivativeDependencies,
  divideDependencies,
  erfDependencies,
  gammaDependencies,
  parseDependencies,
  powDependencies,
  simplifyDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
} from 'mathjs/number';

/** Simplification folds constants by the arithmetic given here. */
export const { parse, derivative, simplify, erf, gamma } = create({
  derivativeDependencies,
  divideDependencies,
  erfDependencies,
  gammaDependencies,
  parseDependencies,
  powDependencies,
  simplifyDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
});

export {
  isConditionalNode,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isRelationalNode,
  isSymbolNode,
} from 'mathjs/number';
export type { MathNode } from 'mathjs/number';
