/**
 * vzmigrate's exit codes, each as the beginning of a sentence. 1 to 15: vzctl 3.0.23 and 4.11; 16 to 20: 4.x only.
 * OpenVZ 7's vzmigrate uses other numbers. (vzmigrate.in of kolyshkin/vzctl.)
 */
export const EXIT_MEANING: Readonly<Record<number, string>> = {
  1: 'vzmigrate did not accept its command line',
  2: 'the container is stopped, only a running one can be moved live',
  3: 'OpenVZ does not run on the destination',
  4: 'the source cannot log in to the destination over this address',
  6: 'copying failed',
  7: 'the container could not be restored on the destination',
  8: 'the container could not be suspended or dumped on the source',
  9: 'the destination already has a container of this number',
  10: 'the source has no such container',
  12: 'the container’s IP address is in use on the destination',
  13: 'disk quota could not be set up on the destination',
  14: 'OpenVZ’s checkpointing is missing on one of the hosts',
  15: 'the configuration could not be applied on the destination',
  16: 'a ploop disk image could not be copied',
  17: 'the hosts’ kernels have different checkpoint versions',
  18: 'the hosts’ processors differ',
  19: 'the destination’s configuration could not be read',
  20: 'another command has locked the container',
  126: 'vzmigrate cannot be executed on the source',
  127: 'vzmigrate is not installed on the source',
};
