"""Who said what, in any news article: text in, frozen values out.

No web framework, no queue, no store, and no I/O but loading the model.
"""

import os

# From its version 1.29 on, onnxruntime reports each process and model to its maker, and keeps a
# number for this machine, unless it finds this when it is loaded. What we read is ours alone.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
