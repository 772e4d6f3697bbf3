"""Small SPSS files and Triple-S surveys, written into a folder by the tests that read them."""

import pandas as pd
import pyreadstat

AGREE = {1: "Strongly agree", 2: "Tend to agree", 3: "Neither agree nor disagree"}
AGREE |= {4: "Tend to disagree", 5: "Strongly disagree", 97: "Prefer not to say", 98: "Not asked"}


def write_sav(path, variables):
    """Variables as name -> (label, cells, value labels, what is declared missing)."""
    frame = pd.DataFrame({name: one[1] for name, one in variables.items()})
    pyreadstat.write_sav(
        frame,
        path,
        column_labels={name: one[0] for name, one in variables.items()},
        variable_value_labels={name: one[2] for name, one in variables.items() if one[2]},
        missing_ranges={name: one[3] for name, one in variables.items() if one[3]},
    )
    return path


def spss(folder):
    variables = {
        "URN": ("Unique Response Number", ["a-1", "a-2", "a-3", "a-4"], {}, []),
        "Q1": ("How far do you agree?", [1.0, 5.0, 97.0, 98.0], AGREE, [97, 98]),
        "Q2_1": ("How do you travel? - Bus", [1.0, 0.0, 0.0, 0.0], {1: "Bus"}, [0]),
        "Q2_2": ("How do you travel? - Train", [1.0, 1.0, 0.0, 0.0], {1: "Train"}, [0]),
        "Q2_3": ("How do you travel? - On foot", [0.0, 0.0, 0.0, 0.0], {1: "On foot"}, [0]),
        "Q3": ("Why do you say that?", ["None", "N/A", "", "-1"], {}, []),
    }
    return write_sav(folder / "survey.sav", variables)


SSS = """<?xml version="1.0" encoding="UTF-8"?>
<sss version="2.0">
 <survey><title>Buses</title>
  <record ident="A" href="C:\\exports\\2024\\BUSES.ASC">
   <variable ident="1" type="quantity" use="serial"><name>ID</name><label>Response ID</label>
    <position start="1" finish="3"/></variable>
   <variable ident="2" type="single"><name>Q1</name><label>How far do you agree?</label>
    <position start="4" finish="5"/><values><value code="1">Agree</value>
    <value code="2">Disagree</value><value code="10">Prefer not to say</value></values></variable>
   <variable ident="3" type="multiple"><name>Q2</name><label>How do you travel?</label>
    <position start="6" finish="8"/><values><value code="1">Bus</value>
    <value code="2">Train, tram</value><value code="3">On foot</value></values></variable>
   <variable ident="4" type="logical"><name>Q3</name><label>Do you drive?</label>
    <position start="9"/></variable>
   <variable ident="5" type="quantity" filter="4"><name>Q4</name><label>How many cars?</label>
    <position start="10" finish="11"/><values><range from="0" to="20"/>
    <value code="99">No answer</value></values></variable>
   <variable ident="6" type="character"><name>Q5</name><label>Why do you say that?</label>
    <position start="12" finish="31"/></variable>
  </record>
 </survey>
</sss>
"""
ASC = "001011101 2None                \r\n002101000  £5 is too much\r\n003  000199N/A\r\n"


def triple_s(folder, *, xml=SSS, data=ASC, encoding="utf-8", name="survey.sss", twin="buses.asc"):
    (folder / twin).write_bytes(data.encode(encoding))
    path = folder / name
    path.write_bytes(xml.encode(encoding))
    return path
