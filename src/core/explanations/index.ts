export * from './derivationNudge';
export * from './derivationTemperatures';
export * from './writtenFigure';
export * from './expectedValue';
