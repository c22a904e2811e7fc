"""Refer: into the NRM, or by notification, once there are reasonable grounds."""
