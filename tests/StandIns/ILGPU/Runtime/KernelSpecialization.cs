namespace ILGPU.Runtime;

/// <summary>What a kernel is compiled for.</summary>
/// <param name="MaxNumThreadsPerGroup">No group has more threads.</param>
/// <param name="MinNumGroupsPerMultiprocessor">So many groups are to fit side by side.</param>
public readonly record struct KernelSpecialization(int? MaxNumThreadsPerGroup, int? MinNumGroupsPerMultiprocessor);
