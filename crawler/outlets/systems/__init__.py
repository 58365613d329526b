"""Publishing systems, one file each: what their newspapers share is stated once. An outlet names its own with `system=`."""
