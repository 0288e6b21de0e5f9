export { drawRepair, type RepairDrawing, type RepairLook } from './bars.ts';
export { type RepairWords, repairWords } from './words.ts';
