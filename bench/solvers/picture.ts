export function writePicture(_: object): void {}
