# 新规则要晚于旧规则,账户里记的东西不能换。
# A new version is later than the old one, and keeps what accounts are kept in.
programme  ana_jal.json with "effective_from": "2008-04-01" for "effective_from": "2000-01-01"
=> refused: version_is_not_later at /1/effective_from
programme  ana_jal.json with "version": 2, "effective_from": "2000-01-01" for "version": 1, "effective_from": "2000-01-01"
=> refused: version_is_not_later at /1/version
programme  ana_jal.json with "units": [ { "id": "stamps", "kind": "stamp", "lapse": { "never": true } }, for "units": [
=> refused: version_changes_units at /1/units
programme  ana_jal.json with "code": "CNY" for "code": "JPY"
=> refused: version_changes_units at /1/currency
programme  ana_jal.json with "id": "ana" for "id": "ana_jal"
=> refused: version_changes_units at /1/id
programme  ana_jal.json with "measures": [ { "id": "visits", "of": "count" }, for "measures": [
=> refused: version_changes_measures at /1/measures
programme  booking_genius.json with { "id": "guest" }, { "id": "friend", "attain": { "measure": "stays", "in": { "months": 24 }, "at_least": 1 } }, for { "id": "guest" },
=> refused: version_changes_levels at /1/ladders
