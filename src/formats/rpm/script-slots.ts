import type {ScriptMoment} from '../../model/package.ts';
import {SENSE, TAG} from './tags.ts';

export interface Slot {
  /** As a spec names it. */
  readonly title: string;
  readonly text: number;
  readonly program: number;
  readonly sense: number;
}

/** Where each moment's script stands in the header. */
export const SLOTS: Readonly<Record<ScriptMoment, Slot>> = {
  preTransaction: {title: '%pretrans', text: TAG.preTrans, program: TAG.preTransProg, sense: SENSE.preTrans},
  preInstall: {title: '%pre', text: TAG.preIn, program: TAG.preInProg, sense: SENSE.pre},
  postInstall: {title: '%post', text: TAG.postIn, program: TAG.postInProg, sense: SENSE.post},
  preRemove: {title: '%preun', text: TAG.preUn, program: TAG.preUnProg, sense: SENSE.preUn},
  postRemove: {title: '%postun', text: TAG.postUn, program: TAG.postUnProg, sense: SENSE.postUn},
  postTransaction: {
    title: '%posttrans',
    text: TAG.postTrans,
    program: TAG.postTransProg,
    sense: SENSE.postTrans,
  },
  verify: {
    title: '%verifyscript',
    text: TAG.verifyScript,
    program: TAG.verifyScriptProg,
    sense: SENSE.verify,
  },
};
