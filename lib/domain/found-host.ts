/** A machine as somebody's ssh_config reaches it. */
export interface FoundHost {
  readonly name: string;
  readonly address: string;
  /** null: the file does not say. */
  readonly user: string | null;
  readonly port: number;
  readonly keyFile: string | null;
  /** What was read otherwise than ssh reads it, or left aside. */
  readonly notes: readonly string[];
  /** Why the lab cannot reach it like this; null where it can. */
  readonly refused: string | null;
}

export interface FoundHosts {
  readonly hosts: readonly FoundHost[];
  /** What concerns the file and no host in particular. */
  readonly notes: readonly string[];
}
