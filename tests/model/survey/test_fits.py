"""The short look at a frame lets nothing through that pandera would refuse or change."""

import pandas as pd
import pandera.pandas as pa
import pytest

from consult.model.survey import review_tables, tables
from consult.model.survey.fits import fits

SCHEMAS = {
    name: schema
    for module in (tables, review_tables)
    for name, schema in vars(module).items()
    if isinstance(schema, pa.DataFrameSchema)
}


def allowed(column):
    """Of a column of names out of a list: the list."""
    return next((check.statistics["allowed_values"] for check in column.checks if is_in(check)), [])


def is_in(check):
    return check.name == "isin"


def cells(column):
    """Two different cells that a column may have."""
    kind = pd.api.types
    asked = column.dtype.type
    if isinstance(asked, pd.CategoricalDtype) or kind.is_string_dtype(asked):
        return [*allowed(column), "one", "two"][:2]
    if kind.is_datetime64_any_dtype(asked):
        return ["2024-02-08", "2024-02-09"]
    if kind.is_bool_dtype(asked):
        return [True, False]
    return [0.25, 0.5] if kind.is_float_dtype(asked) else [1, 2]


def a_frame(name):
    """Two rows that fit a schema, by pandera itself."""
    schema = SCHEMAS[name]
    rows = {column: cells(asked) for column, asked in schema.columns.items()}
    return schema.validate(pd.DataFrame(rows), lazy=True)


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_fits_is_left_as_it_is_by_pandera(name):
    frame = a_frame(name)
    assert fits(frame, SCHEMAS[name])
    pd.testing.assert_frame_equal(SCHEMAS[name].validate(frame.copy(), lazy=True), frame)


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_schema_asks_what_the_short_look_does_not_know(name):
    schema = SCHEMAS[name]
    plain = pa.DataFrameSchema(
        {
            key: pa.Column(column.dtype, column.checks, nullable=column.nullable)
            for key, column in schema.columns.items()
        },
        unique=schema.unique,
        strict=True,
        coerce=True,
        name=schema.name,
        description=schema.description,
    )
    assert schema == plain


def let_through(name, spoil):
    """Columns that still fit when their cells are others: those it gives, where it gives any."""
    out = []
    for key, column in SCHEMAS[name].columns.items():
        frame = a_frame(name)
        spoilt = spoil(column, frame[key])
        if spoilt is not None and fits(frame.assign(**{key: spoilt}), SCHEMAS[name]):
            out.append(key)
    return out


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_column_of_another_type_does_not_fit(name):
    assert let_through(name, lambda column, kept: kept.astype(object)) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_missing_cell_fits_where_one_may_be_missing_and_nowhere_else(name):
    def with_a_hole(column, kept):
        holds_none = str(kept.dtype) in {"int64", "bool"}
        return None if holds_none else kept.where(kept.index == 0)

    may_be_missing = [key for key, asked in SCHEMAS[name].columns.items() if asked.nullable]
    assert let_through(name, with_a_hole) == may_be_missing


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_cell_that_the_check_of_its_column_refuses_does_not_fit(name):
    def refused(column, kept):
        if not column.checks:
            return None
        if allowed(column):
            return pd.Series(["no such", "name"], dtype="str").astype(kept.dtype.name)
        return pd.Series([-1, -2]).astype(kept.dtype)

    assert let_through(name, refused) == []


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if schema.unique])
def test_a_row_that_may_stand_once_and_stands_twice_does_not_fit(name):
    twice = pd.concat([a_frame(name)] * 2, ignore_index=True)
    assert not fits(twice, SCHEMAS[name])


def test_a_frame_of_the_wrong_type_is_still_converted_and_a_bad_one_refused():
    kept = tables.conform(a_frame("RESPONSES").assign(row=["1", "2"]), tables.RESPONSES)
    assert kept["row"].tolist() == [1, 2]
    assert str(kept["row"].dtype) == "int64"
    with pytest.raises(pa.errors.SchemaErrors):
        tables.conform(a_frame("RESPONSES").assign(row=[0, 1]), tables.RESPONSES)


def test_of_columns_unique_together_those_count_that_the_schema_has():
    one = tables.COMMENTS.select_columns(["state"]).update_columns({})
    assert fits(pd.DataFrame({"state": ["answered", "answered"]}, dtype="str"), one)
