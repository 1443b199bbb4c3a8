import { t } from '@vscode/l10n';
import type { ConventionName } from '../core/conventions/conventionName';
import type { VariantId } from '../core/conventions/frameworkLoss';

/** A convention by name, as in a list. Frameworks are called the same in every language. */
export function conventionName(convention: ConventionName): string {
  switch (convention) {
    case 'mathematics':
      return t('mathematics');
    case 'pytorch':
      return 'PyTorch';
    case 'optax':
      return 'optax';
    case 'keras':
      return 'Keras';
    case 'tensorflow':
      return 'TensorFlow';
    case 'sklearn':
      return 'scikit-learn';
  }
}

/** A framework with the versions that say the same. */
export function frameworkName(variant: VariantId): string {
  switch (variant) {
    case 'mathematics':
    case 'pytorch':
    case 'optax':
    case 'tensorflow':
      return conventionName(variant);
    case 'optaxSafe':
      return t('optax (safe_…)');
    case 'keras3':
      return t('Keras 3, TensorFlow');
    case 'keras3Jax':
      return t('Keras 3, JAX');
    case 'keras2':
      return 'Keras 2';
    case 'sklearn19':
      return t('scikit-learn 1.9');
    case 'sklearn15':
      return t('scikit-learn 1.5–1.6');
    case 'sklearn12':
      return t('scikit-learn 1.2–1.4');
    case 'sklearn11':
      return t('scikit-learn up to 1.1');
  }
}

/** A framework with the versions that a row is of; its name alone where it is of all of them. */
export function variantsName(
  convention: ConventionName,
  variants: readonly VariantId[],
  isOnlyRow: boolean,
): string {
  return isOnlyRow ? conventionName(convention) : variants.map(frameworkName).join('; ');
}
