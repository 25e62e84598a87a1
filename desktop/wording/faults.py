"""The world's faults in words: what happened, what is safe, what to do."""

from __future__ import annotations

from desktop.domain.faults import Fault, FaultCode
from desktop.language import N_, _

_SENTENCES: dict[FaultCode, str] = {
    FaultCode.DISK_FULL: N_(
        "The disk is full, so this could not be saved. Everything saved before is safe. Please free some space and try again."
    ),
    FaultCode.NOT_WRITABLE: N_(
        "“{where}” cannot be written. Everything saved before is safe. Please check whether the file or folder is read-only, or choose another place."
    ),
    FaultCode.NOT_READABLE: N_(
        "“{where}” was not found or cannot be read. Nothing was changed. Please check the name and the place."
    ),
    FaultCode.LOCKED: N_(
        "“{where}” is in use by another program. Nothing was changed. Please close the other window or program and try again."
    ),
    FaultCode.DAMAGED: N_(
        "“{where}” is damaged. It is kept as it is, and the backups are safe. Please go back to the newest backup."
    ),
    FaultCode.NEWER_FILE: N_(
        "“{where}” was written by a newer Mikiwame. Nothing was changed. Please open it with the newer version."
    ),
    FaultCode.NOT_OURS: N_(
        "“{where}” is not a file of Mikiwame's records. Nothing was changed. Please choose a file made as a backup."
    ),
    FaultCode.UPGRADE_FAILED: N_(
        "“{where}” could not be brought to the new version. The records are safe as they were. Please go on with the version used before, and keep the backup."
    ),
    FaultCode.DEVICE: N_(
        "“{where}” does not answer as it should. Everything saved before is safe. Please check the disk or the network drive and try again."
    ),
    FaultCode.DOCUMENT_GONE: N_(
        "The document “{where}” is missing. All else is safe. Please attach it again, or restore a backup that has it."
    ),
    FaultCode.DOCUMENT_CHANGED: N_(
        "The document “{where}” was changed since it was attached, so it is not opened. All else is safe. Please attach it again, or restore a backup that has it."
    ),
}


def fault_sentence(fault: Fault) -> str:
    """Say a fault in the chosen language."""
    return _(_SENTENCES[fault.code]).format(where=fault.where)
