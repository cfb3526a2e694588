import { exportPack } from './export-pack.ts';
import { importPack, readPack } from './import-pack.ts';
import type { Handlers } from '../../channel/answer.ts';
import type { PacksContract } from '../contract/packs-contract.ts';

export function createPacks(): Handlers<PacksContract> {
  return {
    exportPack,
    readPack: (files) => readPack(files),
    importPack,
  };
}
