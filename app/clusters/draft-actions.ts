'use server';

import { homedir } from 'node:os';
import { redirect } from 'next/navigation';
import { LabError } from '#lib/domain/errors';
import type { FieldProblem } from '#lib/domain/field-problem';
import type { FoundHosts } from '#lib/domain/found-host';
import type { ConfigFile } from '#lib/importing/ssh-config/config-file';
import { findHosts } from '#lib/importing/ssh-config/find-hosts';
import { clusterProblems, readClusterDraft, writeClusterFile } from '#lib/launching/cluster-file';
import { registerCluster } from '#lib/launching/register';
import { database } from '#lib/store/client';
import { permit } from '../session.ts';

/** What is wrong with a cluster that is being described, and the file that it is. */
export async function reviewCluster(input: object): Promise<{ problems: FieldProblem[]; file: string }> {
  await permit('read', 'cluster');
  return { problems: clusterProblems(input), file: writeClusterFile(input) };
}

/** Reads a cluster's file for the form; a mistake as a sentence. */
export async function readClusterText(text: string): Promise<{ data: object } | { problem: string }> {
  await permit('read', 'cluster');
  return orProblem(() => ({ data: readClusterDraft(text) }));
}

/** The machines of an ssh_config that somebody pasted or chose. */
export async function readSshConfig(
  files: readonly ConfigFile[],
  wanted: string,
): Promise<{ found: FoundHosts } | { problem: string }> {
  await permit('register', 'cluster');
  return orProblem(() => ({ found: findHosts(files, wanted, homedir()) }));
}

/**
 * Registers the cluster that a file or the form describes; its host keys are read next and trusted by nobody yet.
 * Returns what is in the way.
 */
export async function addCluster(source: { text: string } | { input: object }): Promise<FieldProblem[]> {
  await permit('register', 'cluster');
  if ('input' in source) {
    const problems = clusterProblems(source.input);
    if (problems.length > 0) return problems;
  }
  const text = 'text' in source ? source.text : writeClusterFile(source.input);
  let name: string;
  try {
    name = (await registerCluster(database(), text)).cluster.spec.name;
  } catch (error) {
    if (error instanceof LabError) return [{ path: '', message: error.message, missing: false }];
    throw error;
  }
  redirect(`/clusters/${encodeURIComponent(name)}`);
}

function orProblem<T>(read: () => T): T | { problem: string } {
  try {
    return read();
  } catch (error) {
    if (error instanceof LabError) return { problem: error.message };
    throw error;
  }
}
