import { describe, expect, it } from 'vitest';
import { platformForms, platformOf, platformProblems } from './registry.ts';
import { EXPECTED } from './test-expected.ts';
import { asOutput, type JsonObject, recorded, sampleNames, sampleText } from './test-samples.ts';

const REQUEST = {
  vm: '730',
  source: { host: 'node1', address: '10.0.0.1', fabricAddress: '192.168.0.104' },
  destination: { host: 'node2', address: '10.0.0.2', fabricAddress: '192.168.0.105' },
};

const bind = (id: string, settings: JsonObject = {}) =>
  platformOf({ platform: id, platformSettings: { ...EXPECTED[id]?.settings, ...settings } });

/** The words without a script of ours before them, whose own arguments begin after `sh`. */
const own = (argv: readonly string[]) => (argv[0] === 'sh' ? argv.slice(4) : argv);

describe.each(platformForms().map(({ id }) => id))('platform %s', (id) => {
  const expected = EXPECTED[id];
  const samples = Object.entries(expected?.samples ?? {});

  it('is described by its commands and samples here', () => {
    expect(expected).toBeDefined();
    const names = id === 'command' ? [] : sampleNames(id);
    expect(samples.map(([name]) => name).sort()).toEqual(names.sort());
    expect(bind(id).id).toBe(id);
  });

  it.each(Object.entries(expected?.migrate ?? {}))(
    'gives its command as arguments: %s',
    (_, { settings, argv }) => {
      expect(own(bind(id, settings).migrate(REQUEST).argv)).toEqual(argv);
    },
  );

  it('lists VMs by a command, and reads no list from a failure', () => {
    const platform = bind(id);
    expect(platform.list().argv).toEqual(expected?.list);
    for (const exitCode of [127, null])
      expect(() => platform.parseList({ exitCode, stdout: '', stderr: 'not found' })).toThrow('not found');
  });

  it('hands a VM’s name to a shell as an argument and never as text', () => {
    const vm = 'x"; rm -rf $HOME';
    const { files, migrate } = bind(id);
    const commands = [migrate({ ...REQUEST, vm }), ...(files ? [files.unseed(vm), files.isSeeded(vm)] : [])];
    const scripts = commands.flatMap(({ argv }) => (argv[0] === 'sh' ? argv.slice(0, 3) : []));
    for (const word of scripts) expect(word).not.toContain(vm);
  });

  it.each(samples)('reads %s', (name, outcomes) => {
    const moves = expected?.moves ?? /^/;
    const wanted = recorded(sampleText(id, name)).filter(({ command }) => moves.test(command));
    for (const apart of [false, true]) {
      const read = wanted.map(({ text, exitCode }) => bind(id).parseMove(asOutput(text, exitCode, apart)));
      expect(read.map(({ outcome }) => outcome)).toEqual(outcomes);
      for (const { outcome, reason, stages } of read) {
        expect(reason).toMatch(/\.$/);
        for (const stage of stages) expect(stage.seconds).toBeGreaterThan(0);
        if (outcome !== 'ok') expect(stages).toEqual([]);
      }
    }
  });

  it('calls a migration indeterminate when nobody could read its exit code', () => {
    for (const exitCode of [null, 137, 143])
      expect(bind(id).parseMove({ exitCode, stdout: '', stderr: '' }).outcome).toBe('indeterminate');
  });

  it('says where a migration that is under way goes when its trial stops', () => {
    expect(bind(id).inFlight.policy).toMatch(/\.$/);
  });
});

describe('the choice of a platform', () => {
  it('names the known ones when asked for another', () => {
    const other = { platform: 'vmware', platformSettings: {} };
    const sentence =
      'There is no platform "vmware"; known: openvz, libvirt, podman, virtuozzo, proxmox, xen, command.';
    expect(() => platformOf(other)).toThrow(sentence);
    expect(platformProblems(other)).toEqual([{ path: ['platform'], message: sentence }]);
  });

  it('says where its settings are wrong', () => {
    const wrong = { platform: 'libvirt', platformSettings: { bandwidthMiBps: 0 } };
    expect(platformProblems(wrong)).toMatchObject([{ path: ['platformSettings', 'bandwidthMiBps'] }]);
    expect(() => platformOf(wrong)).toThrow('libvirt and QEMU (virsh): bandwidthMiBps: ');
    expect(platformProblems({ platform: 'openvz', platformSettings: { speed: 1 } })).toHaveLength(1);
  });
});
