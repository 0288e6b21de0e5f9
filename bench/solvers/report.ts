export function writeReport(_: object): void {}
