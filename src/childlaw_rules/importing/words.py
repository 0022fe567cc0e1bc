"""The sentences of an import, in Danish and in English. They speak of what the file shows."""

from __future__ import annotations

from typing import Final

from childlaw_rules.finding import Text

#: What is odd, by its word.
ODDITIES: Final[dict[str, tuple[str, str]]] = {
    # rows that cannot be read
    "cells": (
        "Rækken har flere eller færre felter end overskriften. Ret udtrækket, eller sæt tekster i citationstegn.",
        "The row has another number of cells than the header. Mend the export, or put texts with delimiters in quotes.",
    ),
    "encoding": (
        "Rækken er ikke skrevet i filens tegnsæt. Gem udtrækket igen i ét tegnsæt.",
        "The row is not written in the encoding of the file. Save the export again in one encoding.",
    ),
    "quoting": (
        "Anførselstegnene går ikke op fra denne linje. Ret dem i udtrækket.",
        "The quotes do not match from this line on. Mend them in the export.",
    ),
    "garbled": (
        "Teksten i {column} ligner UTF-8, der er læst som et andet tegnsæt og gemt igen. Lav udtrækket om.",
        "The text in {column} looks like UTF-8 that was read as something else and saved again. Make the export anew.",
    ),
    # which case, which event
    "case_missing": (
        "{column} er tom, så rækkens sag kendes ikke.",
        "{column} is empty, so that the case of the row is not known.",
    ),
    "cpr": (
        "{column} har et tal formet som et CPR-nummer. Erstat det i udtrækket med et id, kommunen selv vælger.",
        "{column} holds what is shaped like a CPR number. Replace it in the export by an id of your own choice.",
    ),
    "cpr_in_note": (
        "Et tal formet som et CPR-nummer er sløret i {column}.",
        "What is shaped like a CPR number is masked in {column}.",
    ),
    "no_event": (
        "Ingen hændelse i kortlægningen passer til rækken.",
        "No event of the map fits the row.",
    ),
    "code_missing": ("{column} er tom, så hændelsens art kendes ikke.", "{column} is empty: the type is not known."),
    "code_unknown": (
        "»{value}« i {column} står ikke i kodelisten. Tilføj den, eller skriv 'set aside'.",
        "'{value}' in {column} is not in the code list. Add it, or write 'set aside'.",
    ),
    "event_refused": (
        "Rækken kan ikke læses som en hændelse: {value}.",
        "The row cannot be read as an event: {value}.",
    ),
    "case_refused": (
        "Ingen af sagens rækker er med, for sagen kan ikke læses: {value}.",
        "None of the rows of the case is in, since the case cannot be read: {value}.",
    ),
    # when
    "date_missing": (
        "Rækken har ingen dato{in_column}.",
        "The row has no date{in_column}.",
    ),
    "date_unreadable": (
        "Datoen i {column} er ikke skrevet på nogen af de måder, kortlægningen nævner.",
        "The date in {column} is written in none of the formats of the map.",
    ),
    "date_ambiguous": (
        "Datoen i {column} siger forskellige dage efter kortlægningens datoformater.",
        "The date in {column} says different days by the formats of the map.",
    ),
    "time_skipped": (
        "Klokkeslættet i {column} findes ikke: uret springer over det, når sommertiden begynder.",
        "The time in {column} does not exist: the clock skips it when summer time begins.",
    ),
    "time_twice": (
        "Klokkeslættet i {column} forekommer to gange, når sommertiden slutter. Det første er brugt.",
        "The time in {column} comes twice when summer time ends. The earlier is taken.",
    ),
    "child_differs": (
        "Sagens rækker siger forskellige datoer i {column}. Barnets dato er derfor ikke kendt.",
        "The rows of the case say different dates in {column}. The date of the child is therefore not known.",
    ),
    # fields
    "field_missing": (
        "Hændelsen {value} mangler feltet {field}.",
        "The event {value} lacks the field {field}.",
    ),
    "field_not_of_type": (
        "{column} er ikke brugt: en hændelse {value} har ikke feltet {field}.",
        "{column} is not used: an event {value} has no field {field}.",
    ),
    "word_unknown": (
        "»{value}« i {column} står ikke i kodelisten. Feltet {field} er udeladt.",
        "'{value}' in {column} is not in the code list. The field {field} is left out.",
    ),
    "flag_unknown": (
        "»{value}« i {column} er hverken ja eller nej. Feltet {field} er udeladt.",
        "'{value}' in {column} is neither yes nor no. The field {field} is left out.",
    ),
    "party_unknown": (
        "»{value}« i {column} er ingen af kortlægningens parter. Feltet {field} er udeladt.",
        "'{value}' in {column} is none of the parties of the map. The field {field} is left out.",
    ),
    "day_unreadable": (
        "{column} er ingen dag. Feltet {field} er udeladt.",
        "{column} is no day. The field {field} is left out.",
    ),
    "period_unreadable": (
        "{column} er ingen periode. Feltet {field} er udeladt.",
        "{column} is no period. The field {field} is left out.",
    ),
    # doubles
    "row_twice": ("Rækken er i alle felter som en tidligere.", "The row is in all cells like an earlier one."),
    "event_twice": (
        "En anden række fortæller om samme hændelse: {value}.",
        "Another row tells of the same event: {value}.",
    ),
}

PAGE: Final[dict[str, tuple[str, str]]] = {
    "heading": ("Import af {file} efter {map}", "Import of {file} by {map}"),
    "read": ("Læst som {how}", "Read as {how}"),
    "declared": ("{encoding} efter kortlægningen", "{encoding} as the map says"),
    "detected": ("{encoding} fundet ved læsning", "{encoding} as found"),
    "sheet": ("ark »{sheet}«", "sheet '{sheet}'"),
    "delimiter": ("skilletegn {delimiter}", "delimiter {delimiter}"),
    "tab": ("tabulator", "tab"),
    "rows": ("Rækker", "Rows"),
    "rows_imported": ("  blev til hændelser", "  became events"),
    "rows_reported": ("  meldt nedenfor", "  reported below"),
    "rows_set_aside": ("  sat til side", "  set aside"),
    "blank_rows": ("Tomme rækker", "Blank rows"),
    "looks": ("Mulige hændelser", "Possible events"),
    "events": ("  hændelser", "  events"),
    "looks_reported": ("  meldt nedenfor", "  reported below"),
    "looks_set_aside": ("  sat til side", "  set aside"),
    "looks_without_date": ("  uden dato, ikke sket", "  without a date, not happened"),
    "cases": ("Sager", "Cases"),
    "cases_refused": ("Sager, der ikke kan læses", "Cases that cannot be read"),
    "lost": ("Ikke med i sagerne", "Not in the cases"),
    "kept": ("Med i sagerne, men bemærket", "In the cases, and remarked"),
    "nothing": ("Intet at bemærke.", "Nothing to remark."),
    "aside": ("Sat til side", "Set aside"),
    "unused": ("Kolonner, der ikke læses", "Columns that are not read"),
    "lacking": ("Kolonner, som filen ikke har", "Columns that the file lacks"),
    "unmapped": ("Værdier uden kode", "Values without a code"),
    "unmapped_hint": (
        "{values} værdier uden kode i {rows} rækker; --unmapped viser dem.",
        "{values} values without a code in {rows} rows; --unmapped shows them.",
    ),
    "all_mapped": ("Alle værdier har en kode.", "Every value has a code."),
    "row": ("række {rows}", "row {rows}"),
    "more": ("og {count} til", "and {count} more"),
    "others": ("andre værdier", "other values"),
    "in_column": (" i {column}", " in {column}"),
}


def sentence(kind: str, *, lost: bool, column: str = "", field: str = "", value: str = "") -> Text:
    """What is odd, in both languages."""
    said = []
    for lang in (0, 1):
        in_column = PAGE["in_column"][lang].format(column=column) if column else ""
        filled = value or PAGE["others"][lang]
        template = ODDITIES[kind][lang]
        said.append(template.format(column=column, field=field, value=filled.rstrip("."), in_column=in_column))
    return Text(da=said[0], en=said[1])
