import assert from 'node:assert/strict';
import { readMarked } from './marked';

describe('a table with a header', () => {
  it('has the scores of each row in its columns and the target in the one named so', () => {
    const { question, target, classNames } = readMarked(
      'id,cat,dog,label\n7,2.0,¦0.5,0\n8,-1.0,0.25,1\n',
      'csv',
    );
    assert.deepEqual([...(question?.scores ?? [])], [2, 0.5, -1, 0.25]);
    assert.deepEqual(question?.target, { kind: 'index', indices: [0, 1] });
    assert.deepEqual(classNames, ['cat', 'dog']);
    assert.deepEqual(target?.reason, { rule: 'field', text: 'label' });
  });

  it('has probabilities where every row sums to 1', () => {
    assert.equal(readMarked('cat,dog,label\n0.25,¦0.75,0\n0.5,0.5,1\n', 'csv').kind, 'probabilities');
  });

  it('is plain numbers where no column is named like a target', () => {
    const { target, question } = readMarked('cat,dog\n0.2,¦0.7\n0.5,0.1\n', 'csv');
    assert.equal(target, undefined);
    assert.equal(question?.target, undefined);
  });

  it('says which label is out of range', () => {
    const { diagnostics } = readMarked('cat,dog,label\n0.2,¦0.7,0\n0.5,0.1,2\n', 'csv');
    const found = diagnostics.find(({ code }) => code === 'out-of-range');
    assert.ok(found?.code === 'out-of-range' && found.target === 2 && found.row === 1);
  });

  it('is plain numbers where a column is named like a measurement and none like scores', () => {
    const iris = readMarked('sepal_length,petal_width,label\n5.1,¦0.2,0\n7.0,1.4,1\n', 'csv');
    assert.equal(iris.kind, 'none');
    assert.equal(iris.question, undefined);
    const curve = readMarked('epoch,train_loss,val_loss\n1,¦2.3,2.1\n2,1.8,1.75\n', 'csv');
    assert.deepEqual([curve.kind, curve.kindReason], ['none', { rule: 'name', text: 'train_loss' }]);
    assert.equal(curve.question, undefined);
  });

  it('takes the columns named like scores alone where there are some', () => {
    const { question, classNames } = readMarked(
      'sample,logit_cat,logit_dog,label,loss\n7,2.0,¦0.5,0,0.2014\n8,-1.0,0.25,1,0.2519\n',
      'csv',
    );
    assert.deepEqual([...(question?.scores ?? [])], [2, 0.5, -1, 0.25]);
    assert.deepEqual(classNames, ['logit_cat', 'logit_dog']);
  });
});
