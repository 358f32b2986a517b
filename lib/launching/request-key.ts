import { createHash } from 'node:crypto';
import { canonicalJson, type StudySpec } from '#lib/domain/study';

/**
 * What makes two requests one: the browser's key, the cluster and what is to be run. Two tabs share the key, and
 * each has drawn an order of its own, which is therefore left out; whoever changes anything else wants another study.
 */
export function requestKeyOf(browserKey: string, clusterName: string, spec: StudySpec): string {
  const { orderSeed: _drawn, ...rest } = spec;
  return createHash('sha256')
    .update(canonicalJson([browserKey, clusterName, rest]))
    .digest('hex');
}
