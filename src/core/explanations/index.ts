export * from './derivationNudge';
export * from './derivationTemperatures';
export * from './writtenFigure';
export * from './expectedValue';
export * from './logitsOfRow';
export * from './oneSample';
export * from './oneSampleDraws';
export * from './oneSampleRules';
