# 文字不能空、不能太长,清单不能空、不能太长,也不能套得太深。
# Texts are neither empty nor too long, lists neither empty nor too long, and nothing nests too deep.
programme  community_mart.json
says       {"id":"","member":"M1","type":"purchase","at":"2026-01-03","amount":"5.00"}
=> refused: text_is_empty at /id
says       {"id":"a1234567890123456789012345678901234567890123456789012345678901234","member":"M1","type":"purchase","at":"2026-01-03","amount":"5.00"}
=> refused: text_is_too_long at /id
says       {"id":"p1","member":"M1","type":"profile","at":"2026-01-03","settings":{}}
=> refused: list_is_empty at /settings
says       {"id":"p1","member":"M1","type":"profile","at":"2026-01-03","settings":{"city":5}}
=> refused: field_has_wrong_type at /settings/city (text)
says       {"id":"p1","member":"M1","type":"profile","at":"2026-01-03","settings":"city"}
=> refused: field_has_wrong_type at /settings (object)
says       {"id":"e1","member":"M1","type":"purchase","at":"2026-01-03","amount":"5.00","tags":["1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","19","20","21","22","23","24","25","26","27","28","29","30","31","32","33"]}
=> refused: list_is_too_long at /tags (at most 32)
says       [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
=> refused: document_is_too_deep
programme  community_mart.json with { "weekdays": [] } for { "level_at_least": "gold" }
=> refused: list_is_empty at /0/rules/3/if/weekdays
programme  community_mart.json with { "weekdays": ["monday", "monday", "monday", "monday", "monday", "monday", "monday", "monday"] } for { "level_at_least": "gold" }
=> refused: list_is_too_long at /0/rules/3/if/weekdays (at most 7)
programme  community_mart.json with { "weekdays": "monday" } for { "level_at_least": "gold" }
=> refused: field_has_wrong_type at /0/rules/3/if/weekdays (list)
programme  community_mart.json with { "places": [] } for { "level_at_least": "gold" }
=> refused: list_is_empty at /0/rules/3/if/places
programme  community_mart.json with { "places": "here" } for { "level_at_least": "gold" }
=> refused: field_has_wrong_type at /0/rules/3/if/places (list)
programme  community_mart.json with { "attribute": { "id": "", "is": [] } } for { "level_at_least": "gold" }
=> refused: text_is_empty at /0/rules/3/if/attribute/id
