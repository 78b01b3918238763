/*
 * Texture and surface functions exist, so that a program which uses them gets a clear message at its
 * own line instead of a page about unknown names.
 */
#ifndef UNWARP_TEXTURES_H
#define UNWARP_TEXTURES_H

#include "../surface_types.h"
#include "../texture_types.h"
#include "qualifiers.h"

#define __UNWARP_NO_TEXTURES __attribute__((unavailable("unwarp does not support textures and surfaces yet")))
#define __UNWARP_TEXTURE_FUNCTION(name)                                                            \
  template <class T = float4, class... Arguments> __device__ T name(Arguments...) __UNWARP_NO_TEXTURES;

template <class T, int type = cudaTextureType1D, enum cudaTextureReadMode mode = cudaReadModeElementType>
struct __attribute__((unavailable("texture references were removed in CUDA 12, and unwarp does not support texture objects yet"))) texture {};
template <class T, int type = cudaSurfaceType1D>
struct __attribute__((unavailable("surface references were removed in CUDA 12, and unwarp does not support surface objects yet"))) surface {};

__UNWARP_TEXTURE_FUNCTION(tex1Dfetch)
__UNWARP_TEXTURE_FUNCTION(tex1D)
__UNWARP_TEXTURE_FUNCTION(tex1DLod)
__UNWARP_TEXTURE_FUNCTION(tex1DGrad)
__UNWARP_TEXTURE_FUNCTION(tex1DLayered)
__UNWARP_TEXTURE_FUNCTION(tex2D)
__UNWARP_TEXTURE_FUNCTION(tex2DLod)
__UNWARP_TEXTURE_FUNCTION(tex2DGrad)
__UNWARP_TEXTURE_FUNCTION(tex2DLayered)
__UNWARP_TEXTURE_FUNCTION(tex2Dgather)
__UNWARP_TEXTURE_FUNCTION(tex3D)
__UNWARP_TEXTURE_FUNCTION(tex3DLod)
__UNWARP_TEXTURE_FUNCTION(tex3DGrad)
__UNWARP_TEXTURE_FUNCTION(texCubemap)
__UNWARP_TEXTURE_FUNCTION(texCubemapLayered)
__UNWARP_TEXTURE_FUNCTION(surf1Dread)
__UNWARP_TEXTURE_FUNCTION(surf2Dread)
__UNWARP_TEXTURE_FUNCTION(surf3Dread)
__UNWARP_TEXTURE_FUNCTION(surf2DLayeredread)
__UNWARP_TEXTURE_FUNCTION(surf1Dwrite)
__UNWARP_TEXTURE_FUNCTION(surf2Dwrite)
__UNWARP_TEXTURE_FUNCTION(surf3Dwrite)
__UNWARP_TEXTURE_FUNCTION(surf2DLayeredwrite)

#undef __UNWARP_TEXTURE_FUNCTION
#undef __UNWARP_NO_TEXTURES

#endif
