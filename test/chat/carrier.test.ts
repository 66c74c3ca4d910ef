import { describe, expect, it } from 'vitest';
import { useDatabase } from '../helpers/database.ts';
import { openCounter } from '../helpers/people.ts';

describe('a button that is pressed in another conversation than that of its message', () => {
  const database = useDatabase();

  async function theHall() {
    const counter = await openCounter(database.current, { channelName: `hall-${Math.random()}` });
    return {
      counter,
      inPublic: (name: string) => counter.person(name, { audience: 'public', place: 'hall' }),
      alone: (name: string, place = `hall:${name}`) => counter.person(name, { place }),
    };
  }

  const tokenOf = ({ heard }: { heard(): { buttons: readonly object[] } }): string => {
    const button = heard().buttons.find((one): one is { token: string } => 'token' in one);
    if (!button) throw new Error('nothing to press');
    return button.token;
  };

  it('does what it says where the message is public, and answers where it was pressed', async () => {
    const { counter, inPublic, alone } = await theHall();
    const [ada, adaAlone] = [inPublic('ada'), alone('ada')];
    await ada.says('hello');
    const before = ada.everythingHeard().length;
    await adaAlone.sends({ kind: 'button', token: tokenOf(ada), from: 'hall' });
    adaAlone.hears(/one-time code/); // linking a membership, which stays between the two
    expect(ada.everythingHeard()).toHaveLength(before);
    await counter.close();
  });

  it("does nothing where the message is somebody else's, and does for one's own", async () => {
    const { counter, alone } = await theHall();
    const [ada, bob, bobElsewhere] = [alone('ada'), alone('bob'), alone('bob', 'bob at home')];
    await ada.says('hello');
    await bob.says('hello');
    await bobElsewhere.sends({ kind: 'button', token: tokenOf(ada), from: 'hall:ada' });
    bobElsewhere.hears(/older message/);
    await bobElsewhere.sends({ kind: 'button', token: tokenOf(bob), from: 'hall:bob' });
    expect(bobElsewhere.heard().text).not.toMatch(/older message/);
    await bobElsewhere.sends({ kind: 'button', token: tokenOf(bob), from: 'a place that does not exist' });
    bobElsewhere.hears(/older message/);
    await counter.close();
  });
});
