"""From journal to state: newest readable snapshot, then every record after it."""

from __future__ import annotations

import logging
from pathlib import Path

from citybrain_wire.errors import BadMessage, BrokenInvariant

from twin_core.live._instructions import Rules
from twin_core.live._journal import Damage, Journal
from twin_core.live._records import FrameIn, Record
from twin_core.live._settings import CoreSettings
from twin_core.live._sites import Mark
from twin_core.live._snapshot import restore, save
from twin_core.live._state import State, new_state

__all__ = ["recover", "replay"]

log = logging.getLogger("citybrain.core")


def recover(folder: Path, rules: Rules, settings: CoreSettings) -> tuple[Journal, State, Damage | None]:
    """Open the journal of `folder` and rebuild the state it describes.

    After damage the state is what could be saved, command numbers leave a gap so that none is used twice, and a
    snapshot is written at once.
    """
    journal, found = Journal.open(folder)
    state = new_state(rules, settings)
    if found.snapshot is not None:
        state = restore(found.snapshot, rules.local_hash, history=settings.history_ticks, places=settings.places)
    skipped = replay(state, found.records, tolerant=found.damage is not None)
    if found.damage is not None:
        log.error("%s", found.damage)
        state.skip_command_numbers()
        journal.save_snapshot(save(state))
    if skipped:
        log.error("%d journal records did not fit the state that was saved and were left out", skipped)
    return journal, state, found.damage


def replay(state: State, records: list[Record], *, tolerant: bool) -> int:
    """Apply `records`; returns how many were left out, which only a damaged journal (`tolerant`) may cause.

    Raises BrokenInvariant where a sound journal does not fit its own snapshot.
    """
    skipped = 0
    for record in records:
        try:
            if isinstance(record, FrameIn):
                site = state.sites.get(record.site_id)
                if site is None:
                    raise BrokenInvariant(f"journal holds a frame of {record.site_id}, which never said hello")
                if Mark(record.frame.epoch, record.frame.seq) <= site.mark:
                    raise BrokenInvariant(f"journal holds a frame of {record.site_id} twice")
            state.apply(record)
        except (BrokenInvariant, BadMessage):
            if not tolerant:
                raise
            skipped += 1
    return skipped
