import { words, type KnownLoss } from './knownLoss';

const gluon: Omit<KnownLoss, 'name' | 'call' | 'constructor_'> = {
  convention: null,
  reduction: 'mean',
  loss: 'crossEntropy',
  scale: 'logits',
  target: 'index',
};

/** Cross entropy of MXNet's Gluon, classes on the last axis, and of gluon-cv, classes on axis 1. */
export const gluonLosses: readonly KnownLoss[] = [
  {
    ...gluon,
    name: 'mxnet.gluon.loss.SoftmaxCrossEntropyLoss',
    reduction: 'none',
    aliases: ['mxnet.gluon.loss.SoftmaxCELoss'],
    call: words('pred label'),
    constructor_: words('axis'),
  },
  {
    ...gluon,
    name: 'gluoncv.loss.SoftmaxCrossEntropyLoss',
    classAxisOne: true,
    call: words('pred label'),
    constructor_: words(''),
  },
];
