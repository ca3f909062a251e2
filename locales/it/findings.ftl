# messages of the findings
