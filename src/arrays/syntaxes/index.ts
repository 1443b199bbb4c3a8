export { printed } from './printed';
export { syntaxOf } from './syntaxOf';
