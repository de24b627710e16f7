# 半截的文件读不了。
# Half a document cannot be read.
programme  community_mart.json
says       {"id":
=> refused: document_is_not_json
