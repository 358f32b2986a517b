import type { JsonObject } from './test-samples.ts';

/** How one platform is asked: a situation, and the words that its command must be. */
interface Situation {
  readonly settings?: JsonObject;
  /** The words after our own script, where there is one. */
  readonly argv: readonly string[];
}

interface Expected {
  /** What it needs to be bound at all. */
  readonly settings?: JsonObject;
  readonly migrate: Readonly<Record<string, Situation>>;
  readonly list: readonly string[];
  /** Which commands of a recorded session are migrations. */
  readonly moves?: RegExp;
  /** How each migration of each captured output is to be read, in order. */
  readonly samples: Readonly<Record<string, readonly string[]>>;
}

const VZMIGRATE = {
  'vzmigrate-3.0.23-ok.txt': ['ok'],
  'vzmigrate-3.0.23-ok-nonverbose.txt': ['ok'],
  'vzmigrate-3.0.23-fail-dump.txt': ['failed'],
  'vzmigrate-3.0.23-fail-exists.txt': ['failed'],
  'vzmigrate-3.0.23-fail-ip.txt': ['failed'],
  'vzmigrate-3.0.23-fail-noexist.txt': ['failed'],
  'vzmigrate-3.0.23-fail-scp.txt': ['failed'],
  'vzmigrate-3.0.23-fail-ssh.txt': ['failed'],
  'vzmigrate-3.0.23-fail-stopped.txt': ['failed'],
  'vzmigrate-3.0.23-fail-suspend.txt': ['failed'],
  'vzmigrate-3.0.23-fail-undump.txt': ['failed'],
  'vzmigrate-4.11-ok.txt': ['ok'],
  'vzmigrate-4.11-ok-times.txt': ['ok'],
  'vzmigrate-4.11-check-only.txt': ['indeterminate'],
  'vzmigrate-4.11-fail-exists.txt': ['failed'],
  'vzmigrate-4.11-fail-locked.txt': ['failed'],
  'vzmigrate-4.11-fail-rsync.txt': ['failed'],
  'vzmigrate-4.11-fail-undump.txt': ['failed'],
};

const FAILED_EARLY = Array<string>(7).fill('failed');

/** What is demanded of every platform: its commands in each situation, and the reading of every captured output. */
export const EXPECTED: Readonly<Record<string, Expected>> = {
  openvz: {
    migrate: { plain: { argv: ['vzmigrate', '-r', 'no', '--online', '-v', '192.168.0.105', '730'] } },
    list: ['vzlist', '-a', '-H', '-o', 'ctid,status'],
    samples: VZMIGRATE,
  },
  libvirt: {
    migrate: {
      plain: { argv: ['730', 'qemu+ssh://10.0.0.2/system', '192.168.0.105', '0', '--auto-converge'] },
      limited: {
        settings: { bandwidthMiBps: 100, parallelConnections: 4, autoConverge: false, maxDowntimeMs: 500 },
        argv: [
          ...['730', 'qemu+ssh://10.0.0.2/system', '192.168.0.105', '500'],
          ...['--bandwidth', '100', '--parallel', '--parallel-connections', '4'],
        ],
      },
      'post-copy, suspended after a while': {
        settings: { transport: 'qemu+tcp', postcopy: true, autoConverge: false, suspendAfterSeconds: 30 },
        argv: [
          ...['730', 'qemu+tcp://10.0.0.2/system', '192.168.0.105', '0'],
          ...['--postcopy', '--postcopy-after-precopy', '--timeout', '30', '--timeout-suspend'],
        ],
      },
    },
    list: ['env', 'LC_ALL=C', 'virsh', 'list', '--all'],
    moves: /virsh migrate /,
    samples: {
      'libvirt90-defaults-rawstats.txt': ['ok'],
      'libvirt90-domjobinfo-during.txt': [],
      'libvirt90-errors.txt': [
        ...FAILED_EARLY.concat('failed', 'ok', 'failed', 'failed'),
        ...['indeterminate', 'failed', 'failed', 'failed', 'ok'],
      ],
      'libvirt90-errors2.txt': [
        ...['indeterminate', 'indeterminate', 'indeterminate', 'ok', 'failed', 'indeterminate'],
      ],
      'libvirt90-migrate-verbose-stderr.txt': [],
      'libvirt90-networks-used.txt': ['ok', 'ok', 'ok', 'ok', 'ok'],
    },
  },
  podman: {
    migrate: {
      plain: { argv: ['730', 'root@192.168.0.105', '/var/tmp', 'aes128-gcm@openssh.com', 'none'] },
      'in memory, compressed': {
        settings: {
          user: 'bob',
          directory: '/dev/shm',
          cipher: 'chacha20-poly1305@openssh.com',
          compress: 'zstd',
        },
        argv: ['730', 'bob@192.168.0.105', '/dev/shm', 'chacha20-poly1305@openssh.com', 'zstd'],
      },
    },
    list: ['podman', 'ps', '--all', '--format', '{{.Names}} {{.State}}'],
    moves: /(?:podman container|runc) (?:checkpoint|restore)/,
    samples: {
      // Each is but a part of a migration: what succeeds says nothing of the whole.
      'podman431-runc-checkpoint-restore-session.txt': [
        ...['indeterminate', 'indeterminate', 'failed', 'failed', 'failed'],
      ],
      'podman586-checkpoint-failed.txt': [],
      'runc115-checkpoint-restore-session.txt': ['failed', 'failed', 'failed', 'failed'],
    },
  },
  virtuozzo: {
    migrate: {
      plain: { argv: ['prlctl', 'migrate', '730', '192.168.0.105', '--no-tunnel', '--no-compression'] },
    },
    list: ['prlctl', 'list', '--all', '--no-header', '-o', 'name,status'],
    samples: {
      'prlctl-migrate-success-from-source.txt': ['ok'],
      'prlctl-migrate-fail-from-source.txt': ['indeterminate'],
    },
  },
  proxmox: {
    migrate: {
      plain: {
        argv: [
          ...['qm', 'migrate', '730', 'node2', '--online', '1', '--migration_network', '192.168.0.0/24'],
          ...['--migration_type', 'insecure'],
        ],
      },
      'through a tunnel, limited': {
        settings: { prefixLength: 28, secure: true, bandwidthKiBps: 1000 },
        argv: [
          ...['qm', 'migrate', '730', 'node2', '--online', '1', '--migration_network', '192.168.0.96/28'],
          ...['--migration_type', 'secure', '--bwlimit', '1000'],
        ],
      },
    },
    list: ['qm', 'list'],
    samples: {
      'qm-migrate-ok-from-source.txt': ['ok'],
      'qm-migrate-fail-from-source.txt': ['indeterminate'],
    },
  },
  xen: {
    migrate: { plain: { argv: ['xl', 'migrate', '730', '192.168.0.105'] } },
    list: ['xl', 'list'],
    samples: {
      'xl-migrate-success-from-source.txt': ['ok'],
      'xl-migrate-fail-from-source.txt': ['failed'],
      'xl-migrate-handshake-from-source.txt': ['indeterminate'],
    },
  },
  command: {
    settings: {
      name: 'mover',
      start: ['mover', '--from', '{source}', '{vm}', '{destination}:{fabricAddress}', '{other}'],
      list: ['mover', 'list'],
      listPattern: '^(?<vm>\\S+) (?<state>\\S+)$',
    },
    migrate: {
      plain: { argv: ['mover', '--from', 'node1', '730', 'node2:192.168.0.105', '{other}'] },
    },
    list: ['mover', 'list'],
    samples: {},
  },
};
